import "@mantine/core/styles.css";
import "./look.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, queries } from "./app/App";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App client={queries()} />
  </StrictMode>,
);
