import { Component, type ReactNode } from 'react'
import { closeScheduling, openComparison, openDock, select } from '../../store/selection'
import { pageFault } from '../../words/english/pageFault'
import { wordsOf } from '../../words/language'
import css from './CrashNotice.module.css'

interface Props {
  readonly children: ReactNode
}

interface State {
  readonly fault: string | undefined
}

/** A part of the page threw while it was drawn: says so, instead of leaving an empty page. */
export class PageFault extends Component<Props, State> {
  override state: State = { fault: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === undefined) return this.props.children
    const words = wordsOf(pageFault)
    return (
      <div className={css.veil}>
        <section
          className={css.notice}
          role="alertdialog"
          aria-labelledby="fault"
          aria-modal="true"
        >
          <h2 id="fault">{words.title}</h2>
          <p>{words.words}</p>
          <pre>{fault}</pre>
          <div className={css.actions}>
            <button type="button" className={css.primary} onClick={this.again}>
              {words.again}
            </button>
            <button type="button" className={css.plain} onClick={() => location.reload()}>
              {words.reload}
            </button>
            <button
              type="button"
              className={css.plain}
              onClick={() => void navigator.clipboard.writeText(fault)}
            >
              {words.copy}
            </button>
          </div>
        </section>
      </div>
    )
  }

  private readonly again = (): void => {
    select(undefined)
    openDock(undefined)
    openComparison(false)
    closeScheduling()
    this.setState({ fault: undefined })
  }
}
