/**
 * Lets a crawl follow so many addresses of a kind: there are as many entries of the log as calls, and each looks like the
 * others. Addresses are of a kind when they differ only in what names a thing: ids, digests, numbers and cursors.
 */
export function fewOfEach(most: number, languages: readonly string[] = ['ar']): (address: string) => boolean {
  const followed = new Map<string, number>()
  return (address) => {
    const language = /^\/(ar|fr|en)\//.exec(address)?.[1]
    if (language !== undefined && !languages.includes(language)) return false
    const kind = address
      .replaceAll(/[a-z]{2,4}_[a-z2-7]{12,}/g, 'id')
      .replaceAll(/sha256(?::|%3A)[0-9a-f]{64}/g, 'digest')
      .replaceAll(/\/\d+(?=[/?]|$)/g, '/number')
      .replaceAll(/=[^&]*/g, '=')
      .replace(/(\/problems\/).*/, '$1code')
    const count = (followed.get(kind) ?? 0) + 1
    followed.set(kind, count)
    return count <= most
  }
}
