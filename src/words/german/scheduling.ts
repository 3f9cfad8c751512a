import type { scheduling as english } from '../english/scheduling'
import { said } from '../table'

export const scheduling = said<typeof english>('scheduling', {
  scheduling: 'Scheduling',
  goesTo: (pod, node) => `${pod} geht auf ${node}`,
  noNode: (pod) => `Kein Node für ${pod}`,
  close: 'Schließen',
  noDecision: 'Noch keine Entscheidung',
  kept: 'Einen Pod anlegen: jede Entscheidung bleibt hier, mit allen Urteilen und Punkten.',
  notConsidered: 'Der Scheduler hat diesen Pod nicht betrachtet oder erinnert sich nicht mehr.',
  compare: 'Zwei Konfigurationen vergleichen',
  writePlugin: 'Plugin schreiben',
  find: 'Entscheidungen suchen',
  podHint: 'Pod …',
  node: 'Node',
  anyNode: 'jeder Node',
  result: 'Ergebnis',
  anyResult: 'jedes Ergebnis',
  decision: 'Entscheidung',
  copyJson: 'Als JSON kopieren',
  copied: 'Kopiert, in der Form der Annotationen von kube-scheduler-simulator.',
  downloadJson: (count) => `${count} als JSON laden`,
  annotate: 'Entscheidungen an die Pods schreiben',
  weightOf: (plugin) => `Gewicht von ${plugin}`,
  sum: 'Summe',
  verdict: 'Urteil',
  legend: 'Groß: was zählt. Klein: 0 bis 100, vom Plugin selbst.',
  passed: (passed, examined, all) =>
    `${passed} von ${examined} betrachteten Nodes${examined === all ? '' : ` (von ${all})`} bestehen die Filter.`,
  wouldWin: (node) => `Mit diesen Gewichten würde ${node} gewinnen.`,
  wouldTie: (count, node) =>
    `Mit diesen Gewichten sind ${count} Nodes gleichauf; gezeigt ist der erste, ${node}.`,
  really: 'In Wirklichkeit war es',
  realWeights: 'Zurück zu den echten Gewichten',
  onlyOne: 'der einzige',
  tie: 'gleich',
  gives: (plugin, node, score, weight) => `${plugin} gibt ${node} ${score} mal ${weight}`,
  choose: 'Eine Punktzahl wählen, um zu sehen, wie sie entstand.',
  pluginOn: (plugin, node) => `${plugin} auf ${node}`,
  reckoned: (raw, normalized, weight) =>
    `roh ${raw}, normiert ${normalized}, × Gewicht ${weight} =`,
})
