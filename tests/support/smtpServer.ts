import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/**
 * `accept`; `unknownRecipient`: 550 at RCPT TO; `greylist`: 451 at RCPT TO; `cutAfterData`: takes the mail, then drops the
 * connection without an answer; `refuseContent`: 554 after DATA; `silent`: takes the mail and never answers.
 */
export type SmtpMood = 'accept' | 'unknownRecipient' | 'greylist' | 'cutAfterData' | 'refuseContent' | 'silent';

export type ReceivedMail = { messageId: string; from: string; to: string[]; source: string };

export type TestSmtpServer = {
  url: string;
  /** Every mail taken in, repetitions included. */
  mails: ReceivedMail[];
  /** Times a recipient was offered, whatever came of it. */
  offers: number;
  mood: (mail: { to: string; offer: number }) => SmtpMood;
  close: () => Promise<void>;
};

/** A real SMTP server on a free local port. With `password`, sign-in as `user` is required. */
export async function startSmtpServer(options: { password?: string } = {}): Promise<TestSmtpServer> {
  const sockets = new Set<Socket>();
  const handle: TestSmtpServer = {
    url: '',
    mails: [],
    offers: 0,
    mood: () => 'accept',
    close: () => new Promise((resolve) => { sockets.forEach((socket) => socket.destroy()); server.close(() => resolve()); }),
  };
  const server = createTestServer(handle, sockets, options.password);
  server.on('error', (error: NodeJS.ErrnoException) => {
    // Connections this server cuts on purpose come back as resets.
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') throw error;
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  handle.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return handle;
}

function createTestServer(handle: TestSmtpServer, sockets: Set<Socket>, password: string | undefined): SMTPServer {
  const moods = new Map<string, SmtpMood>();
  return new SMTPServer({
    disabledCommands: password ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    authOptional: !password,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: ({ password: given }, _session, done) => done(given === password ? null : refusal(535, '5.7.8 bad credentials'), { user: 'user' }),
    onRcptTo: (address, session, done) => {
      handle.offers += 1;
      moods.set(session.id, handle.mood({ to: address.address, offer: handle.offers }));
      done(recipientAnswer(moods.get(session.id), address.address));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mail = mailOf(Buffer.concat(chunks).toString('utf8'), session.envelope);
        takeMail(handle, mail, { mood: moods.get(session.id), cut: () => cut(sockets, session.remotePort), done });
      });
    },
  });
}

type Ending = { mood: SmtpMood | undefined; cut: () => void; done: (error?: Error | null) => void };

function takeMail(handle: TestSmtpServer, mail: ReceivedMail, ending: Ending): void {
  if (ending.mood === 'refuseContent') return ending.done(refusal(554, '5.7.1 looks like spam'));
  handle.mails.push(mail);
  if (ending.mood === 'cutAfterData') return ending.cut();
  if (ending.mood !== 'silent') ending.done();
}

function recipientAnswer(mood: SmtpMood | undefined, address: string): Error | null {
  if (mood === 'unknownRecipient') return refusal(550, `5.1.1 <${address}> no such user`);
  return mood === 'greylist' ? refusal(451, `4.7.1 greylisted, try <${address}> later`) : null;
}

function cut(sockets: Set<Socket>, remotePort: number): void {
  [...sockets].find((socket) => socket.remotePort === remotePort)?.destroy();
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

type Envelope = { mailFrom: { address: string } | false; rcptTo: { address: string }[] };

function mailOf(source: string, envelope: Envelope): ReceivedMail {
  const messageId = /^Message-ID:\s*(\S+)/im.exec(source)?.[1] ?? '';
  return { source, messageId, from: envelope.mailFrom ? envelope.mailFrom.address : '', to: envelope.rcptTo.map(({ address }) => address) };
}
