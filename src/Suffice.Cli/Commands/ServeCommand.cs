using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Gateway.Hosting;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice serve</c>: the gateway.</summary>
internal static class ServeCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string> policy = Options.Policy();
        Option<string?> listen = Options.Listen();
        Option<string> log = Options.Log();
        Option<bool> json = Options.StartJson();
        Command command = new(
            "serve",
            "Run the gateway: OpenAI's and Anthropic's protocols, every call on the smallest model that passes.\n\nExample: suffice serve --policy suffice.yaml")
        {
            policy, listen, log, json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new GatewayOptions
            {
                PolicyPath = parsed.GetValue(policy)!,
                Listen = Options.Address(parsed.GetValue(listen)),
                JsonLog = parsed.GetValue(log) == "json",
            },
            parsed.GetValue(json),
            cancellationToken));

        return command;
    }

    /// <summary>Runs a gateway until it is told to stop; then it drains.</summary>
    /// <param name="options">How to start.</param>
    /// <param name="json">Whether to tell machines where it listens.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(GatewayOptions options, bool json, CancellationToken cancellationToken)
    {
        Policies.Require(options.PolicyPath);
        InlineSockets.Prefer();
        try
        {
            await using WebApplication gateway = GatewayApplication.Build(options);
            await gateway.StartAsync(cancellationToken).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"listening on {string.Join(", ", gateway.Urls)} (policy {options.PolicyPath}); the dashboard is there too").ConfigureAwait(false);
            if (json)
            {
                Json.Write(new { Listening = gateway.Urls, Policy = options.PolicyPath, Recording = options.RecordTo });
            }

            await gateway.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);

            return ExitCode.Fine;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new CommandException(ExitCode.Failed, $"{taken.Message.TrimEnd('.')}; stop what listens there, or name another address with --listen");
        }
        catch (PolicyInvalidException invalid)
        {
            foreach (YamlError error in invalid.Errors)
            {
                await Console.Error.WriteLineAsync($"error: {error}").ConfigureAwait(false);
            }

            return ExitCode.No;
        }
    }
}
