import { expect } from 'vitest'
import { onServer, withAndWithoutScript } from './journey.ts'

const setting = onServer()
withAndWithoutScript(
  'a data officer signs in by link, publishes a data set with a file that cannot be read, and it is asked',
  setting,
  async ({ page, server, script }) => {
    await page.goto('/ar/publish')
    expect(await page.getByRole('alert').textContent()).toContain('سجّل الدخول')
    await page.goto(await server.newLink())
    await page.locator('main').getByRole('button').click()
    await page.waitForURL('**/ar/')

    await page.goto('/ar/publish')
    await page.getByLabel('العنوان بالعربية').fill(`مرصد الواحات ${script}`)
    await page.getByLabel('الاسم في العنوان').fill(`oases-${script}`)
    await page.getByLabel('الناشر').fill('مرصد الواحات')
    await page.getByLabel('الرخصة', { exact: true }).selectOption('CC-BY-4.0')
    await page.getByRole('button', { name: 'متابعة' }).click()
    await page.waitForURL('**/draft')

    const name = script ? 'فكيك' : 'زاكورة'
    await page.setInputFiles('input[type=file]', [
      {
        name: `${name}.md`,
        mimeType: 'text/markdown',
        buffer: Buffer.from(`# واحة ${name}\n\nتضم واحة ${name} سبعة قصور عتيقة تسقيها خطارات.\n`),
      },
      { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('this is not a PDF') },
      { name: 'odd\u00A0name.txt', mimeType: 'text/plain', buffer: Buffer.from('x') },
    ])
    await page.getByRole('button', { name: 'أرسل الملفات' }).click()
    await page.getByText('ملفان', { exact: false }).first().waitFor()
    expect(await page.locator('[data-draft-files]').textContent()).toContain(`${name}.md`)
    expect(await page.locator('[data-draft-files]').textContent()).not.toContain('odd')
    expect(await page.locator('main').textContent()).toContain('odd')

    await page.getByRole('button', { name: 'اختم النسخة' }).click()
    await page.waitForURL('**/findings')
    expect(await page.locator('tr', { hasText: `${name}.md` }).textContent()).toContain('لم يُعثر على شيء')
    await page.getByRole('link', { name: 'اختر التصنيف' }).click()
    await page.getByLabel('عمومي').check()
    await page.getByLabel('لا تتضمن معطيات شخصية').check()
    await page.getByRole('button', { name: 'احفظ وتابع' }).click()
    await page.waitForURL('**/review')
    const publish = page.getByRole('button', { name: 'انشر هذه النسخة' })
    // With scripts the page renews itself when reading is done.
    for (let tries = 0; !script && tries < 60 && (await publish.count()) === 0; tries++) {
      await page.waitForTimeout(500)
      await page.reload()
    }
    await publish.waitFor()
    expect(await page.locator('tr', { hasText: 'broken.pdf' }).textContent()).toContain('لم يُقرأ')
    expect(await page.locator('tr', { hasText: `${name}.md` }).textContent()).toContain('صفحة واحدة')
    await publish.click()
    await page.waitForURL('**/versions/sha256*')

    await page.goto('/ar/ask')
    await page.getByRole('textbox').fill(`كم قصرا تضم واحة ${name}؟`)
    await page.getByRole('button', { name: 'اسأل', exact: true }).click()
    await page.waitForURL('**/ar/answers/*')
    expect(await page.locator('blockquote').first().textContent()).toContain('سبعة قصور')

    await page.getByRole('button', { name: 'تسجيل الخروج' }).click()
    await page.waitForURL('**/ar/')
    expect(await page.getByRole('link', { name: 'تسجيل الدخول' }).count()).toBe(1)
  },
)
