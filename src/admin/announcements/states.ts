import type { Tone } from '../../app/tokens.ts';
import type { AnnouncementState } from '../../domain/announcements.ts';

export const STATE_TONES: Record<AnnouncementState, Tone> = { draft: 'neutral', scheduled: 'waiting', published: 'good', withdrawn: 'bad' };
