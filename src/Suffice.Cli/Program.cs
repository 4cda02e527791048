using Suffice.Cli;

return await CommandLine.RunAsync(CommandList.Make(), args).ConfigureAwait(false);
