import type { Endpoint } from 'payload'

export const attachmentEndpoints: Endpoint[] = []
