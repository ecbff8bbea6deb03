import type { LegalStatus } from '../../../domain/patents.ts';
import type { Tone } from '../../tokens.ts';

export const STATUS_TONES: Record<LegalStatus, Tone> = { valid: 'good', lapsed: 'bad', transferred: 'neutral' };
