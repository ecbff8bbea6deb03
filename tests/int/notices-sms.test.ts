import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aliyunSmsDriver } from '../../src/notices/drivers/aliyunSms.ts';
import type { NoticeDriver, NoticeMessage } from '../../src/notices/drivers/driver.ts';
import { tencentSmsDriver } from '../../src/notices/drivers/tencentSms.ts';
import { startAliyunGateway, startTencentGateway, type GatewayMood, type SmsGateway } from '../support/smsGateways.ts';

const ALIYUN = { accessKeyId: 'LTAI-test', accessKeySecret: 'aliyun-secret', signName: '知产平台' };
const TENCENT = { secretId: 'AKID-test', secretKey: 'tencent-secret', sdkAppId: '1400006666', signName: '知产平台' };

const message: NoticeMessage = {
  channel: 'sms',
  template: 'product-filed',
  recipient: '13912345678',
  recipientName: '张三',
  subject: null,
  body: '产品“传感器”已通过备案，备案号 ZB1。',
  parameters: [
    { name: 'productName', value: '传感器 𠮷*(!)\'+&=%' },
    { name: 'filingNumber', value: 'ZB2026000123' },
  ],
  providerTemplateCode: 'SMS_100',
};

type Provider = {
  name: string;
  start: () => Promise<SmsGateway>;
  driver: (endpoint: string) => NoticeDriver;
  stranger: (endpoint: string) => NoticeDriver;
  illegalNumber: string;
  noBalance: string;
};

const PROVIDERS: Provider[] = [
  {
    name: 'Aliyun',
    start: () => startAliyunGateway(ALIYUN),
    driver: (endpoint) => aliyunSmsDriver({ ...ALIYUN, endpoint }),
    stranger: (endpoint) => aliyunSmsDriver({ ...ALIYUN, accessKeySecret: 'wrong', endpoint }),
    illegalNumber: 'isv.MOBILE_NUMBER_ILLEGAL',
    noBalance: 'isv.AMOUNT_NOT_ENOUGH',
  },
  {
    name: 'Tencent',
    start: () => startTencentGateway(TENCENT),
    driver: (endpoint) => tencentSmsDriver({ ...TENCENT, endpoint }),
    stranger: (endpoint) => tencentSmsDriver({ ...TENCENT, secretKey: 'wrong', endpoint }),
    illegalNumber: 'InvalidParameterValue.IncorrectPhoneNumber',
    noBalance: 'FailedOperation.InsufficientBalanceInSmsPackage',
  },
];

describe.each(PROVIDERS)('SMS through $name', ({ start, driver, stranger, illegalNumber, noBalance }) => {
  let gateway: SmsGateway;
  let sms: NoticeDriver;

  beforeEach(async () => {
    gateway = await start();
    sms = driver(gateway.endpoint);
  });

  afterEach(async () => {
    await sms.close();
    await gateway.close();
  });

  const send = (mood: GatewayMood, idempotencyKey = 'key-1') => {
    gateway.mood = () => mood;
    return sms.send(message, { idempotencyKey });
  };

  test('a signed message arrives with number, template, signature and values intact', async () => {
    expect(await send('ok')).toEqual({ kind: 'sent', providerId: 'serial-1' });
    const delivery = gateway.deliveries.get('key-1');
    expect(delivery).toMatchObject({ templateCode: 'SMS_100', signName: '知产平台' });
    expect(delivery?.phone).toMatch(/^(\+86)?13912345678$/);
    expect(Object.values(delivery?.parameters as object)).toEqual(message.parameters.map(({ value }) => value));
  });

  test('the same key sent twice reaches the phone once and gets the same receipt', async () => {
    const first = await send('ok');
    expect(await send('ok')).toEqual(first);
    expect(gateway.deliveries.size).toBe(1);
    expect(gateway.counts.requests).toBe(2);
  });

  test('a wrong secret is the platform’s fault: retried, nothing delivered', async () => {
    const outsider = stranger(gateway.endpoint);
    expect(await outsider.send(message, { idempotencyKey: 'k' })).toMatchObject({ kind: 'retry', reason: expect.stringMatching(/Signature/) });
    await outsider.close();
    expect(gateway.counts).toEqual({ requests: 0, badSignatures: 1 });
  });

  test('an illegal number is final, with a Chinese reason that does not repeat the number', async () => {
    const outcome = await send({ refuse: illegalNumber });
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining('手机号无效，请核对号码。') });
    expect(JSON.stringify(outcome)).not.toMatch(/13912345678|13800138000/);
  });

  test('an empty balance loses nothing', async () => {
    expect(await send({ refuse: noBalance })).toMatchObject({ kind: 'retry', reason: expect.stringContaining(noBalance) });
  });

  test.each<GatewayMood>(['down', 'cut'])('a gateway that is %s is tried again', async (mood) => {
    expect(await send(mood)).toMatchObject({ kind: 'retry' });
  });

  test('an unreachable gateway is tried again, and the reason names the system error only', async () => {
    await gateway.close();
    expect(await send('ok')).toEqual({ kind: 'retry', reason: '短信服务商没有答复（ECONNREFUSED），系统会自动重试。' });
  });

  test('without the provider’s template code the message waits for staff to enter it', async () => {
    const outcome = await sms.send({ ...message, providerTemplateCode: null }, { idempotencyKey: 'k' });
    expect(outcome).toMatchObject({ kind: 'retry', reason: expect.stringContaining('模板编号') });
    expect(gateway.counts.requests).toBe(0);
  });
});
