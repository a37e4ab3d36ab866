import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  const realFetch = global.fetch;
  const realEnv = process.env;

  beforeEach(() => {
    // The values of the real one are strings.
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Berth', baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
            auth: { environment: 'development' },
          },
        },
      ] as unknown as string,
    };
    // Nobody is signed in.
    global.fetch = async () => new Response('', { status: 401 });
  });

  afterEach(() => {
    global.fetch = realFetch;
    process.env = realEnv;
  });

  it('asks who one is before it shows anything else', async () => {
    render(App.createRoot());

    expect(
      await screen.findByRole('button', {
        name: "Sign in with the sandbox's identity provider",
      }),
    ).toBeEnabled();
    expect(screen.getByRole('heading', { name: 'Berth' })).toBeVisible();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });
});
