/**
 * The only script of the public side beside the captcha: in the preview it waits for the word of the editor's form that
 * something was saved, and puts the page's new main part in the place of the old one, so that the view stays where it is.
 */
export function followEditor(): string {
  return `(${follow.toString()})()`;
}

function follow(): void {
  addEventListener('message', (event: MessageEvent<{ type?: string }>) => {
    if (event.origin !== location.origin || event.data?.type !== 'payload-document-event') return;
    void fetch(location.href, { cache: 'no-store' })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
      .then((html) => {
        const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('main article');
        const shown = document.querySelector('main article');
        if (fresh && shown) shown.replaceWith(document.importNode(fresh, true));
      })
      .catch(() => location.reload());
  });
  parent.postMessage({ type: 'payload-live-preview', ready: true }, location.origin);
}
