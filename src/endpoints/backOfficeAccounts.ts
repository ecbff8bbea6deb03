import type { Endpoint } from 'payload'

export const backOfficeAccountEndpoints: Endpoint[] = []
