import { useRecord } from '../../../store/cluster'
import { actors } from '../../../words/english/actors'
import { useWords } from '../../../words/language'
import { Sentence } from '../../design/Sentence'
import css from './Inspector.module.css'
import { Breakable, Link, Section } from './Rows'

/** What is rented: machines, load balancers and disks. */
export function CloudState() {
  const { cloud: words } = useWords(actors)
  const cloud = useRecord('Cloud', 'cloud-provider')
  return (
    <>
      <Section title={words.machines}>
        <ul className={css.list}>
          {cloud?.machines.map((one) => (
            <li key={one.name}>
              <Link subject={`Worker/${one.name}`}>{one.name}</Link>
              <span className={css.aside}>{one.state}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.loadBalancers}>
        {(cloud?.loadBalancers.length ?? 0) === 0 && (
          <p className={css.kind}>{words.noLoadBalancers}</p>
        )}
        <ul className={css.list}>
          {cloud?.loadBalancers.map((one) => (
            <li key={one.service}>
              <Link subject={`Service/${one.service}`}>{one.service}</Link>
              <span className={css.aside}>{one.ip}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.disks}>
        {(cloud?.disks.length ?? 0) === 0 && <p className={css.kind}>{words.noDisks}</p>}
        <ul className={css.list}>
          {cloud?.disks.map(({ name, zone, machine }) => (
            <li key={name}>
              <code className={css.mono}>
                <Breakable text={name} />
              </code>
              <br />
              {machine === '' ? (
                words.free(zone)
              ) : (
                <Sentence
                  parts={words.attached(zone, <Link subject={`Worker/${machine}`}>{machine}</Link>)}
                />
              )}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
