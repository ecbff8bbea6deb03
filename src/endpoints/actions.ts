import type { Endpoint } from 'payload'

export const caseEndpoints = (_collection: string): Endpoint[] => []
