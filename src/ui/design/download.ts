/** Hands a value to the browser to be kept as a JSON file. */
export function download(name: string, value: unknown): void {
  downloadFile(new File([JSON.stringify(value, null, 2)], name, { type: 'application/json' }))
}

/** Hands a file to the browser to be kept under its name. */
export function downloadFile(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  URL.revokeObjectURL(link.href)
}
