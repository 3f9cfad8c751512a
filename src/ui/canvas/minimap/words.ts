export const words = {
  map: 'Minimap',
  how: 'The whole stage. Drag or press the arrow keys to move the view.',
  hide: 'Hide the minimap',
  show: 'Show the minimap',
}
