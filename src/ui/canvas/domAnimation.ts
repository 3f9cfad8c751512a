/** The part of framer-motion that animates: a file of its own, fetched after the first picture. */
export { domAnimation } from 'framer-motion'
