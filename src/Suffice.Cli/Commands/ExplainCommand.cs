using System.CommandLine;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Policy;
using Suffice.Routing;
using Suffice.Tasks;
using Suffice.Watching.Demotions;
using Suffice.Yaml;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice explain</c>: where a policy's values come from, and where a request would go, and why.</summary>
internal static class ExplainCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string> policy = Options.Policy();
        Option<string?> request = new("--request", "-r") { Description = "A request body (JSON file, or - for standard input): show its task and route." };
        Option<string> protocol = new("--protocol") { Description = "The protocol of the request.", DefaultValueFactory = _ => "openai" };
        protocol.AcceptOnlyFromAmong([.. Enum.GetNames<ChatProtocol>().Select(name => name.ToLowerInvariant())]);
        Option<string[]> header = new("--header", "-H") { Description = "A header of the request, as NAME:VALUE." };
        Option<bool> json = Options.Json();
        Command command = new(
            "explain",
            "Without a request: every value of the policy in force and where it came from. With one: which task and route it would take, and why; nothing is called.\n\nExample: suffice explain --request call.json -H x-suffice-task:caption")
        {
            policy, request, protocol, header, json,
        };
        command.SetAction(parsed =>
        {
            PolicyLoadResult loaded = Policies.Load(parsed.GetValue(policy)!);
            bool asJson = parsed.GetValue(json);
            if (parsed.GetValue(request) is not { } file)
            {
                WriteOrigins(loaded, asJson);
                return ExitCode.Fine;
            }

            ChatProtocol spoken = Enum.Parse<ChatProtocol>(parsed.GetValue(protocol)!, ignoreCase: true);
            ChatRequest call = Read(file, spoken);
            Router router = new(new TaskRecognizer(new LearnedFingerprints()), TimeProvider.System, TrustFile.Beside(loaded.Policy!.Ledger.Path).ReadTrust());
            RouteDecision decision = router.Decide(loaded.Policy!, call, Headers(parsed.GetValue(header) ?? []));
            Write(decision, call, asJson);

            return decision.Route?.Start is null ? ExitCode.No : ExitCode.Fine;
        });

        return command;
    }

    private static void WriteOrigins(PolicyLoadResult loaded, bool asJson)
    {
        if (asJson)
        {
            Json.Write(new { loaded.Policy!.Version, loaded.Policy.PriceVersion, loaded.Origins });
            return;
        }

        foreach (ValueOrigin origin in loaded.Origins)
        {
            Console.Out.WriteLine($"{origin.Path} = {origin.Value}    ({origin.Origin})");
        }
    }

    private static void Write(RouteDecision decision, ChatRequest call, bool asJson)
    {
        if (decision.Route is not { } route)
        {
            if (asJson)
            {
                Json.Write(new { Error = decision.Error });
            }

            Console.Error.WriteLine($"no route: {decision.Error}");
            return;
        }

        RouteSummary summary = RouteSummary.Of(route, call, TimeProvider.System.GetUtcNow());
        if (asJson)
        {
            Json.Write(summary);
            return;
        }

        RouteText.Write(Screen.Open(), summary);
    }

    private static ChatRequest Read(string file, ChatProtocol protocol)
    {
        using Stream input = file == "-"
            ? Console.OpenStandardInput()
            : File.OpenRead(InputFile.Require(file, "name a request body (JSON), or - for standard input"));
        using MemoryStream body = new();
        input.CopyTo(body);
        try
        {
            return ChatWires.For(protocol).ReadRequest(body.ToArray());
        }
        catch (ChatFormatException broken)
        {
            throw new CommandException(ExitCode.WrongUse, $"{(file == "-" ? "standard input" : file)}: {broken.Message}");
        }
    }

    private static CallHeaders Headers(string[] lines)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1)
            {
                throw new CommandException(ExitCode.WrongUse, $"--header: \"{line}\" is not NAME:VALUE");
            }

            headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return name => headers.GetValueOrDefault(name);
    }
}
