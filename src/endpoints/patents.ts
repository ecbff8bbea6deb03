import type { Endpoint } from 'payload'

export const patentEndpoints: Endpoint[] = []
