import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { BrowserRouter } from "react-router";
import { fetchMe, ME } from "../api/me";
import { isProblem } from "../api/problem";
import { KeysProvider } from "../parts/keys";
import { Failed, Loading } from "../parts/states";
import { theme, variables } from "../theme";
import { Shell } from "./Shell";

/** What was refused is not asked again; what may pass is, a few times. */
export const queries = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (times, error) => isProblem(error) && error.passes && times < 3,
        staleTime: 15_000,
        // Asked all the same, so that a page can say that the device is offline.
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });

/** What styles made by script carry, so that the policy of the page lets them in. */
export const nonce = () => document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";

export function App({ client }: { client: QueryClient }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={nonce}>
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <KeysProvider>
            <Entrance />
          </KeysProvider>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Entrance() {
  const { data, error, refetch } = useQuery({ queryKey: ME, queryFn: fetchMe, staleTime: Infinity });
  if (data !== undefined) return <Shell me={data} />;
  if (error !== null && !(isProblem(error) && error.status === 401)) return <Failed whole error={error} again={() => void refetch()} />;
  return (
    <div className="room">
      <Loading rows={6} />
    </div>
  );
}
