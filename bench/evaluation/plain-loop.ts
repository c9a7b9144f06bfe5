/** A question with lettered choices, one of which is right. */
export type Question = { readonly prompt: string; readonly right: string }

/** As client loops do: so many questions at once, what comes back parsed, compared and kept in memory. */
export async function plainLoop(url: string, questions: readonly Question[], parallel: number): Promise<number> {
  const kept: { readonly text: string; readonly score: number }[] = []
  let next = 0
  const one = async () => {
    for (let question = questions[next++]; question; question = questions[next++]) {
      const { prompt, right } = question
      const response = await fetch(`${url}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'bench', messages: [{ role: 'user', content: prompt }], temperature: 0 }),
      })
      const body = (await response.json()) as { choices: { message: { content: string } }[] }
      const text = body.choices[0]!.message.content
      kept.push({ text, score: text.startsWith(`${right}.`) ? 1 : 0 })
    }
  }
  await Promise.all(Array.from({ length: parallel }, one))
  return kept.reduce((sum, { score }) => sum + score, 0)
}
