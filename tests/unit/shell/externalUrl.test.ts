import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { externalUrl } from '../../../main/shell/externalUrl.ts';
import { isOwnUrl, isTrustedSender } from '../../../main/shell/ownPage.ts';

const OWN = 'http://127.0.0.1:51234';

describe('externalUrl', () => {
  it.each([
    ['https://nalog.gov.ru/inn?q=1#a', 'https://nalog.gov.ru/inn?q=1#a'],
    ['http://example.org', 'http://example.org/'],
    ['HTTPS://Example.ORG:8443/x', 'https://example.org:8443/x'],
    // A Russian name is as good as a Latin one.
    ['https://склад.рф/цены', 'https://xn--80aiqe2a.xn--p1ai/%D1%86%D0%B5%D0%BD%D1%8B'],
    // Our address as a mere parameter fools a substring check in neither direction.
    [`https://example.org/?next=${OWN}/`, `https://example.org/?next=${OWN}/`],
  ])('opens %s', (url, opened) => expect(externalUrl(url, OWN)).toBe(opened));

  it.each([
    ['another scheme', 'javascript:alert(1)'],
    ['another scheme in disguise', ' JaVaScRiPt:alert(1)'],
    ['another scheme with a line break', 'java\nscript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['a Windows share', 'file://server/share/setup.exe'],
    ['a program’s scheme', 'ms-msdt:/id'],
    ['data', 'data:text/html,<script>1</script>'],
    ['a blob of ours', `blob:${OWN}/1`],
    ['an empty page', 'about:blank'],
    ['no address', 'not a url'],
    ['nothing', ''],
    ['a relative address', '/clients'],
    ['a bank behind user info', 'https://bank.ru@evil.example/'],
    ['our own origin behind user info', 'http://127.0.0.1:51234@evil.example/'],
    ['our own origin as a password', 'http://a:127.0.0.1@evil.example/'],
    ['our own origin', `${OWN}/clients`],
    ['our own host by name', 'http://localhost:51234/'],
    ['our own host, another port', 'http://127.0.0.1:9/'],
    ['our own host in hexadecimal', 'http://0x7f000001:9/'],
    ['our own host in one number', 'http://2130706433:9/'],
    ['our own host in IPv6', 'http://[::1]:9/'],
    ['our own host with a dot', 'http://localhost.:9/'],
    ['a subdomain of localhost', 'http://a.localhost/'],
    ['the router', 'http://192.168.0.1/reboot'],
    ['a host of the local network', 'http://printer.local/'],
    ['a name without a dot', 'http://intranet/'],
    ['a Cyrillic «а» in a Latin name', 'https://аpple.com/'],
    ['the same in punycode', 'https://xn--pple-43d.com/'],
    ['the same in a subdomain', 'https://xn--pple-43d.com.evil.example/'],
  ])('refuses %s', (_what, url) => expect(externalUrl(url, OWN)).toBeNull());

  it('gives only plain public http(s) addresses, whatever comes in', () => {
    const text = fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc.string(),
      fc.webUrl().map((u) => `${OWN}@${u}`),
    );
    fc.assert(
      fc.property(text, (url) => {
        const opened = externalUrl(url, OWN);
        if (opened === null) return;
        const { protocol, username, password, origin } = new URL(opened);
        expect(['http:', 'https:']).toContain(protocol);
        expect(username + password).toBe('');
        expect(origin).not.toBe(OWN);
      }),
      { seed: 20_250_131, numRuns: 500 },
    );
  });
});

describe('isOwnUrl', () => {
  it.each([`${OWN}`, `${OWN}/`, `${OWN}/clients?x=1#y`, `${OWN.toUpperCase()}/`])('takes %s', (url) =>
    expect(isOwnUrl(url, OWN)).toBe(true),
  );

  it.each([
    `${OWN}@evil.example/`,
    `${OWN}.evil.example/`,
    `${OWN}0/`,
    'http://127.0.0.1:5123/4',
    'https://127.0.0.1:51234/',
    'http://localhost:51234/',
    'http://evil.example/http://127.0.0.1:51234/',
    'file:///http://127.0.0.1:51234/',
    'data:text/html,x',
    'about:blank',
    '',
  ])('refuses %s', (url) => expect(isOwnUrl(url, OWN)).toBe(false));

  it('takes nothing for its own before the server has an address', () => {
    for (const url of ['', 'about:blank', 'data:,x', OWN]) expect(isOwnUrl(url, '')).toBe(false);
  });
});

describe('isTrustedSender', () => {
  it('answers the top page of our origin only', () => {
    expect(isTrustedSender({ url: `${OWN}/`, parent: null }, OWN)).toBe(true);
    expect(isTrustedSender({ url: `${OWN}/`, parent: {} }, OWN)).toBe(false);
    expect(isTrustedSender({ url: 'https://evil.example/', parent: null }, OWN)).toBe(false);
    expect(isTrustedSender(null, OWN)).toBe(false);
  });
});
