/** The room in a table of the rows that are out of sight. */
export function RowSpace({
  rows,
  rowHeight,
}: {
  readonly rows: number
  readonly rowHeight: number
}) {
  if (rows <= 0) return null
  return (
    <tr data-space>
      <td style={{ height: rows * rowHeight }} />
    </tr>
  )
}
