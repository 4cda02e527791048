using System.CommandLine;
using Suffice.Evidence;

// One command a question; docs/evidence.md holds what they print.
RootCommand root = new("Measures what Suffice promises of evals, calibrations and routers.");
foreach (Command command in Commands.All)
{
    root.Add(command);
}

return await root.Parse(args).InvokeAsync();
