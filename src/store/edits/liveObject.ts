/** An object as the cluster has it now, as far as a person edits it. */
import type { JsonObject } from '../../api/machinery/json'
import { read } from '../actions'

/** Without managed fields, which kubectl edit takes away first; undefined when there is none. */
export async function liveObject(path: string): Promise<JsonObject | undefined> {
  const object = await read(path)
  return isObject(object) ? withoutManagedFields(object) : undefined
}

/** What is read and answered is JSON by construction. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function withoutManagedFields(object: JsonObject): JsonObject {
  const { managedFields: _, ...metadata } = metadataOf(object)
  return { ...object, metadata }
}

export function metadataOf({ metadata }: JsonObject): JsonObject {
  return isObject(metadata) ? metadata : {}
}

/** 0 for what has none. */
export const versionOf = (object: JsonObject): number =>
  Number(metadataOf(object).resourceVersion ?? 0)
