import "@mantine/core/styles.css";
import "./look.css";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, nonce, queries } from "./app/App";

// What keeps the page from scrolling behind a dialog brings a style of its own.
setNonce(nonce());

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App client={queries()} />
  </StrictMode>,
);
