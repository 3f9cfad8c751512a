/** React Flow with nothing on it: the least a stage can cost. */
import '@xyflow/react/dist/base.css'
import { ReactFlow } from '@xyflow/react'
import { createRoot } from 'react-dom/client'

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<ReactFlow nodes={[]} edges={[]} />)
