using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Files;
using Suffice.Gateway.Hosting;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice record</c>: the gateway, with every model's answer captured.</summary>
internal static class RecordCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string> policy = Options.Policy();
        Option<string?> listen = Options.Listen();
        Option<string> output = new("--out", "-o") { Description = "The recording (JSON Lines) to append to.", Required = true };
        Option<bool> json = Options.StartJson();
        Command command = new(
            "record",
            "Run the gateway and capture every model's answer to a recording that 'suffice replay' and a provider of protocol replay answer from. "
            + "A recording holds prompts and answers in full; keys are never in it.\n\nExample: suffice record --policy suffice.yaml --out today.jsonl")
        {
            policy, listen, output, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(output)!;
            OutputFile.Demand(path, force: true);

            return ServeCommand.RunAsync(
                new GatewayOptions { PolicyPath = parsed.GetValue(policy)!, Listen = Options.Address(parsed.GetValue(listen)), RecordTo = path },
                parsed.GetValue(json),
                cancellationToken);
        });

        return command;
    }
}
