import { readForms } from './htmlForms';

const page = new URL('http://127.0.0.1:7010/interaction/abc?x=1');

describe('readForms', () => {
  it('reads where a form goes and what it would send', () => {
    const html = `
      <h1>Who are you?</h1>
      <form method="post" action="/interaction/abc/login">
        <input type="hidden" name="prompt" value="login &amp; more">
        <input type="text" name="note"/>
        <button name="account" value="shop-developer" type="submit">Shop</button>
        <button type='submit' name='account' value='o&#39;neil'>O</button>
      </form>
      <form><button>Cancel</button></form>`;
    expect(readForms(html, page)).toEqual([
      {
        method: 'POST',
        action: 'http://127.0.0.1:7010/interaction/abc/login',
        fields: { prompt: 'login & more', note: '' },
        buttons: [
          { name: 'account', value: 'shop-developer' },
          { name: 'account', value: "o'neil" },
        ],
      },
      { method: 'GET', action: page.href, fields: {}, buttons: [] },
    ]);
  });

  it('finds nothing on a page without forms', () => {
    expect(readForms('<p>Bye</p>', page)).toEqual([]);
  });
});
