/**
 * What is inside the sandbox before a person's source: a way to the pod and the nodes, and nothing
 * else. JavaScript that the interpreter runs, so it is a text. `read(what, index)` answers JSON.
 * Nodes and pods are read part by part, when a plugin looks at them.
 */
export const INSIDE = `(function (read) {
  'use strict'
  const { parse, stringify } = JSON
  const { freeze, defineProperty } = Object
  const { isArray } = Array
  const { isSafeInteger } = Number

  function frozen(value) {
    if (typeof value === 'object' && value !== null) {
      for (const key in value) frozen(value[key])
      freeze(value)
    }
    return value
  }

  const part = (what, index) => frozen(parse(read(what, index)))

  /** Its parts are read once, and only when somebody looks at them. */
  class ApiObject {
    #what
    #index
    #metadata
    #spec
    #status
    constructor(what, index) {
      this.#what = what
      this.#index = index
      freeze(this)
    }
    get metadata() {
      return (this.#metadata ??= part(this.#what + '.metadata', this.#index))
    }
    get spec() {
      return (this.#spec ??= part(this.#what + '.spec', this.#index))
    }
    get status() {
      return (this.#status ??= part(this.#what + '.status', this.#index))
    }
  }

  class NodeInfo {
    #index
    #node
    #pods
    #requested
    #allocatable
    constructor(index) {
      this.#index = index
      freeze(this)
    }
    get node() {
      return (this.#node ??= new ApiObject('node', this.#index))
    }
    get pods() {
      return (this.#pods ??= freeze(part('pods', this.#index).map((at) => new ApiObject('pod', at))))
    }
    get requested() {
      return (this.#requested ??= part('requested', this.#index))
    }
    get allocatable() {
      return (this.#allocatable ??= part('allocatable', this.#index))
    }
  }

  const pod = new ApiObject('pod', 0)
  const nodes = []
  const nodeAt = (index) => (nodes[index] ??= new NodeInfo(index))

  const refusals = new WeakSet()
  const hasRefusal = refusals.has.bind(refusals)
  const refusal = (type, code, reason) => {
    const made = freeze({ type, code, reason })
    refusals.add(made)
    return made
  }

  function define(holder, name, value) {
    defineProperty(holder, name, { value, writable: true, configurable: true })
  }
  const missing = (what) => () => {
    throw new Error(what + ' is not there: the same pod and nodes must always get the same answer')
  }
  define(globalThis, 'unresolvable', function unresolvable(reason) {
    return refusal('refuse', 'UnschedulableAndUnresolvable', String(reason))
  })
  define(globalThis, 'skip', function skip() {
    return refusal('skip', '', '')
  })
  define(globalThis, 'defaultNormalizeScore', function defaultNormalizeScore(maxPriority, reverse, scores) {
    const highest = scores.reduce((most, score) => (score > most ? score : most), 0)
    return scores.map((score) => {
      const share = highest === 0 ? score : Math.trunc((maxPriority * score) / highest)
      return reverse ? maxPriority - share : share
    })
  })
  define(Math, 'random', missing('Math.random'))
  define(globalThis, 'Date', function Date() { missing('Date')() })
  define(globalThis.Date, 'now', missing('Date.now'))
  for (const name of ['WeakRef', 'FinalizationRegistry', 'performance']) delete globalThis[name]

  const wrong = (point, wanted, value) => {
    const found = typeof value === 'number' ? String(value) : isArray(value) ? 'a list' : typeof value
    return new TypeError(point + ' must return ' + wanted + ', not ' + found)
  }

  const wholeNumber = (value) => typeof value === 'number' && isSafeInteger(value)

  function answerOf(point, value, count) {
    const nothing = value === undefined || value === null
    if (point === 'score') {
      if (wholeNumber(value)) return { type: 'scores', scores: [value] }
      throw wrong(point, 'a whole number', value)
    }
    if (point === 'normalizeScore') {
      if (isArray(value) && value.length === count && value.every(wholeNumber)) {
        return { type: 'scores', scores: value }
      }
      throw wrong(point, 'as many whole numbers as it was given', value)
    }
    if (nothing) return { type: 'pass' }
    const made = typeof value === 'object' && hasRefusal(value)
    if (point === 'preScore') {
      if (made && value.type === 'skip') return value
      throw wrong(point, 'nothing or skip()', value)
    }
    if (value === true) return { type: 'pass' }
    if (value === false) return { type: 'refuse', code: 'Unschedulable', reason: '' }
    if (typeof value === 'string') return { type: 'refuse', code: 'Unschedulable', reason: value }
    if (point === 'filter') {
      if (made && value.type === 'refuse') return value
      throw wrong(point, 'true, or why the node is refused', value)
    }
    if (made) return value
    if (isArray(value) && value.every((name) => typeof name === 'string')) {
      return { type: 'names', names: value }
    }
    throw wrong(point, 'nothing, skip(), a reason or the names of nodes', value)
  }

  function faultOf(error) {
    if (!(error instanceof Error)) return { message: 'threw ' + String(error), stack: '' }
    return { message: String(error), stack: String(error.stack) }
  }

  let functions = {}
  return {
    adopt(given) {
      functions = given
    },
    call(request) {
      const { point, indexes, scores } = parse(request)
      try {
        const list = indexes.map(nodeAt)
        const arguments_ = point === 'normalizeScore' ? [scores]
          : point === 'filter' || point === 'score' ? [pod, list[0]]
          : [pod, freeze(list)]
        return stringify(answerOf(point, functions[point](...arguments_), scores.length))
      } catch (error) {
        return stringify({ type: 'fault', fault: faultOf(error) })
      }
    },
  }
})`
