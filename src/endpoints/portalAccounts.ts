import type { Endpoint } from 'payload'

export const portalAccountEndpoints: Endpoint[] = []
