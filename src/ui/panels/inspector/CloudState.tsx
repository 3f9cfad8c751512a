import { useRecord } from '../../../store/cluster'
import css from './Inspector.module.css'
import { Breakable, Link, Section } from './Rows'

/** What is rented: machines, load balancers and disks. */
export function CloudState() {
  const cloud = useRecord('Cloud', 'cloud-provider')
  return (
    <>
      <Section title="Machines">
        <ul className={css.list}>
          {cloud?.machines.map((one) => (
            <li key={one.name}>
              <Link subject={`Worker/${one.name}`}>{one.name}</Link>
              <span className={css.aside}>{one.state}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Load balancers">
        {(cloud?.loadBalancers.length ?? 0) === 0 && (
          <p className={css.kind}>None. A Service of type LoadBalancer asks for one.</p>
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
      <Section title="Disks">
        {(cloud?.disks.length ?? 0) === 0 && (
          <p className={css.kind}>None. A PersistentVolumeClaim asks for one.</p>
        )}
        <ul className={css.list}>
          {cloud?.disks.map(({ name, zone, machine }) => (
            <li key={name}>
              <code className={css.mono}>
                <Breakable text={name} />
              </code>
              <br />
              {`Zone ${zone}, `}
              {machine === '' ? 'free' : <Link subject={`Worker/${machine}`}>{machine}</Link>}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
