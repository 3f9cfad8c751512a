import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { PageFault } from './PageFault'

it('says what is wrong in place of a page that cannot be drawn', () => {
  const page = new PageFault({ children: 'the stage' })
  expect(renderToStaticMarkup(page.render())).toBe('the stage')
  page.state = PageFault.getDerivedStateFromError(new Error('a pod without a name'))
  const told = renderToStaticMarkup(page.render())
  expect(told).toContain('Nothing is lost')
  expect(told).toContain('a pod without a name')
  expect(told).not.toContain('the stage')
})
