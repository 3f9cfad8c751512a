import type { actions as english } from '../english/actions'
import { said } from '../table'

/** They are found by their English words, too. */
export const actions = said<typeof english>('actions', {
  groups: {
    add: 'Hinzufügen',
    time: 'Zeit',
    stage: 'Bühne',
    panels: 'Tafeln',
    scheduling: 'Scheduling',
    settings: 'Einstellungen',
    session: 'Sitzung',
  },

  addWorker: { name: 'Worker hinzufügen', words: 'neu anlegen maschine rechner' },
  addPod: { name: 'Pod hinzufügen', words: 'neu anlegen starten' },
  addDeployment: { name: 'Deployment hinzufügen', words: 'neu anlegen laden' },
  addService: { name: 'Service hinzufügen', words: 'neu anlegen freigeben besucher' },

  play: { name: 'Abspielen oder anhalten', words: 'zeit stopp los pause' },
  step: { words: 'schritt zeit weiter' },
  back: { name: 'Was davor gesagt wurde', words: 'satz erzähler früher zurück' },
  breakpoints: {
    name: 'Haltepunkte: anhalten, wo etwas geschieht',
    words: 'stopp wenn pause bedingung',
  },
  undo: {
    name: 'Rückgängig: zurück vor die letzte Handlung',
    words: 'zurücknehmen',
  },
  redo: { name: 'Rückgängiges wiederholen', words: 'noch einmal vorwärts' },
  predict: {
    name: 'Vorhersagen: vor jedem Bind den Raum fragen, oder nicht mehr',
    words: 'abstimmen raten klasse',
  },

  note: { name: 'Notiz anheften', words: 'schreiben zettel' },
  alike: { name: 'Alle der gleichen Art auswählen', words: 'mehrere alles' },
  edit: { name: 'Ausgewähltes bearbeiten', words: 'ändern objekt' },
  follow: {
    name: 'Ausgewähltem folgen, oder nicht mehr',
    words: 'kamera im blick behalten',
  },
  nearer: { name: 'Näher', words: 'vergrößern' },
  further: { name: 'Weiter weg', words: 'verkleinern' },
  fit: { name: 'Alles zeigen', words: 'übersicht einpassen' },

  find: { name: 'Finden und tun', words: 'befehle suchen' },
  keys: { name: 'Alle Tasten', words: 'hilfe tastenkürzel sprache' },
  yaml: { name: 'YAML', words: 'tafel öffnen schließen manifest bearbeiten anwenden' },
  events: { name: 'Events', words: 'tafel öffnen schließen ereignisse warnungen' },
  objects: { name: 'Objekte', words: 'tafel öffnen schließen tabelle liste' },
  acts: { name: 'Aktionen', words: 'tafel öffnen schließen verlauf protokoll zeilen' },
  requests: { name: 'API-Verkehr', words: 'tafel öffnen schließen netz anfragen' },
  etcd: { name: 'etcd', words: 'tafel öffnen schließen schlüssel revisionen datenbank' },
  logs: { name: 'Logs', words: 'tafel öffnen schließen ausgabe' },
  visitors: { name: 'Besucher', words: 'tafel öffnen schließen verkehr erfolg wartezeit' },
  plugins: { name: 'Scheduler-Plugins', words: 'tafel öffnen schließen schreiben' },
  because: {
    name: 'Ursachen und Folgen der ausgewählten Nachricht',
    words: 'tafel warum spur kette',
  },
  compare: {
    name: 'Zwei Konfigurationen vergleichen, oder zurück zum Cluster',
    words: 'tafel nebeneinander',
  },
  close: { name: 'Offenes schließen', words: 'zurück abwählen' },

  scheduling: {
    name: 'Die letzte Entscheidung des Schedulers',
    words: 'tafel punkte matrix warum',
  },
  standIn: {
    name: 'Selbst der Scheduler sein, oder nicht mehr',
    words: 'binden platzieren von hand',
  },
  stop: {
    name: (point) => `Anhalten bei ${point}`,
    words: 'haltepunkt stopp',
  },
  pass: {
    name: (point) => `Nicht anhalten bei ${point}`,
    words: 'haltepunkt stopp',
  },

  light: { name: 'Helles Design', words: 'tag nacht farben thema' },
  dark: { name: 'Dunkles Design', words: 'tag nacht farben thema' },
  system: { name: 'Das Design, das diese Maschine wünscht', words: 'tag nacht farben thema' },
  textSize: {
    name: (percent) => `Schriftgröße ${percent} %`,
    words: 'text größer kleiner',
  },
  language: {
    name: (language) => `Sprache: ${language}`,
    words: 'sprache übersetzung englisch',
  },
  showNotes: { name: 'Notizen zeigen', words: 'zettel' },
  hideNotes: { name: 'Notizen verbergen', words: 'zettel' },
  showMinimap: {
    name: 'Übersichtskarte: zeigen, wenn nicht alles zu sehen ist',
    words: 'überblick',
  },
  hideMinimap: { name: 'Übersichtskarte: verbergen', words: 'überblick' },
  showChatter: { name: 'Grundrauschen zeigen', words: 'herzschlag hintergrund' },
  hideChatter: { name: 'Grundrauschen verbergen', words: 'herzschlag hintergrund' },
  story: { name: 'Story: jede Nachricht im Lesetempo', words: 'zeit art tempo' },
  clock: { name: 'Uhr: simulierte Zeit, wie eine Uhr läuft', words: 'zeit art tempo' },
  paused: { name: 'Pause: die Zeit ist angehalten', words: 'zeit art tempo' },
  tidy: {
    name: 'Aufräumen: alles zurück an seinen Platz',
    words: 'anordnung ordnen',
  },

  startOver: { name: 'Mit einem frischen Cluster neu beginnen', words: 'zurücksetzen neu' },
  sessions: { words: 'öffnen wechseln umbenennen löschen gesichert' },
  newSession: { words: 'frisch cluster beginnen anlegen' },
  copySession: { words: 'kopieren abzweigen' },
  toFile: { words: 'sichern herunterladen teilen' },
  fromFile: { words: 'laden hochladen' },
  goTo: { words: 'öffnen wechseln laden gesichert' },
})
