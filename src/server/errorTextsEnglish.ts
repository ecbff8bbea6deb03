import type { ErrorText } from './errorTexts.ts';

const texts: Record<number, ErrorText> = {
  400: { title: 'Bad request', happened: 'We could not understand this request. The address or what was sent may be incomplete.', todo: ['Check the address, or go back and try again.'] },
  401: { title: 'Please sign in', happened: 'You are not signed in, or your session has ended.', todo: ['Sign in and open this page again.'] },
  403: { title: 'This is not allowed', happened: 'You may not do this, or the request did not come from a page of this site.', todo: ['Go back to a page of this site and try again.'] },
  404: { title: 'Page not found', happened: 'The address may be wrong, or the page may have moved.', todo: ['Check the address.', 'Or start again from the home page.'] },
  405: { title: 'Request not supported', happened: 'This address does not take this kind of request.', todo: ['Go back and try again.'] },
  409: { title: 'The content has changed', happened: 'The record was changed while you were working.', todo: ['Go back, reload the page and check the latest content.'] },
  410: { title: 'Page removed', happened: 'This page is no longer available.', todo: ['Start again from the home page.'] },
  413: { title: 'Too much was sent', happened: 'A file or the form is larger than allowed.', todo: ['Make the file smaller and send it again. Each upload field names its limit.'] },
  422: { title: 'Something needs correcting', happened: 'Some of what you sent does not meet the rules and was not saved.', todo: ['Go back, correct it as shown, and send it again.'] },
  429: { title: 'Too many requests', happened: 'There were too many requests in a short time, so we have paused for a moment.', todo: ['Wait a minute and try again.'] },
  500: { title: 'Something went wrong', happened: 'The service failed while handling your request. We have recorded the failure.', todo: ['Try again in a while.'] },
  503: { title: 'The service is not available', happened: 'The service is under maintenance or cannot reach its database. This usually takes a few minutes.', todo: ['Open this page again in a few minutes.'] },
};

/** The texts of failures for pages under /en; answers in JSON are Chinese. */
export const ENGLISH = {
  texts,
  other: { title: 'The request could not be completed', happened: 'The service did not complete this request.', todo: ['Go back and try again.'] } satisfies ErrorText,
  sendAgain: 'Keep this page open. Reload it in a while and choose to send the form again when your browser asks: what you entered is sent once more as it was.',
};
