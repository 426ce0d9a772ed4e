import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@mantine/core";
import { Link } from "react-router";
import { api, data } from "../../api/client";
import { address } from "../../api/conversations";
import { Time } from "../../parts/time";
import { Empty, Failed, Loading } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { texts } from "../../texts";

/** Stored conversations, the last changed first. */
export default function Conversations() {
  useTitle(texts.list.title);
  const found = useInfiniteQuery({
    queryKey: ["conversations"],
    queryFn: ({ pageParam }) => data(api.GET("/api/v1/conversations", { params: { query: { after: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => void found.refetch()} />;
  const rows = found.data.pages.flatMap((page) => page.conversations);
  if (rows.length === 0) return <Empty title={texts.list.none}>{texts.list.noneWhat}</Empty>;
  return (
    <>
      <h1>{texts.list.title}</h1>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="to" to={`/conversations/${address(row.id)}`}>
              {row.id}
            </Link>{" "}
            <Time at={row.changedAt} how="short" />
          </li>
        ))}
      </ul>
      {found.hasNextPage && <Button onClick={() => void found.fetchNextPage()}>{texts.list.more}</Button>}
    </>
  );
}
