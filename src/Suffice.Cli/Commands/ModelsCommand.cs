using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice models</c>: what can be called, and what it costs today.</summary>
internal static class ModelsCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string?> filter = new("filter") { Description = "Only models whose name, id, vendor or family contains this.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> policy = new("--policy", "-p") { Description = "Show a policy's models instead of the catalogue's." };
        Option<bool> json = Options.Json();
        Command command = new(
            "models",
            "List models with today's prices in USD per million tokens, their sources and dates.\n\nExample: suffice models haiku")
        {
            filter, policy, json,
        };
        command.SetAction(parsed =>
        {
            DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            IEnumerable<Model> models = parsed.GetValue(policy) is { } path
                ? Policies.Load(path).Policy!.Models.Values.Distinct().OrderBy(m => m.Name, StringComparer.Ordinal)
                : ModelCatalog.BuiltIn().Models;
            List<ModelLine> lines = [.. models.Where(m => Contains(m, parsed.GetValue(filter))).Select(m => ModelLine.Of(m, today))];
            if (parsed.GetValue(json))
            {
                Json.Write(new { Models = lines });
            }
            else
            {
                Write(lines);
            }

            return lines.Count > 0 ? ExitCode.Fine : ExitCode.No;
        });

        return command;
    }

    private static bool Contains(Model model, string? filter) => filter is null
        || new[] { model.Name, model.Id, model.Provider, model.Family }
            .Any(text => text?.Contains(filter, StringComparison.OrdinalIgnoreCase) == true);

    private static void Write(List<ModelLine> lines)
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("model", "provider", "tier", "window", "input", "cache read", "output", "checked", "retires");
        foreach (ModelLine line in lines)
        {
            table.AddRow(
                Markup.Escape(line.Provisional ? line.Model + " *" : line.Model),
                Markup.Escape(line.Provider),
                line.Tier ?? "",
                line.ContextWindow?.ToString("N0", CultureInfo.InvariantCulture) ?? "",
                Price(line.Input),
                Price(line.CacheRead),
                Price(line.Output),
                line.CheckedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                line.RetiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
        }

        IAnsiConsole screen = Screen.Open();
        screen.Write(table);
        screen.WriteLine(lines.Count == 0
            ? "no model matches"
            : "USD per million tokens today; \"unknown\" is not free. * provisional: read second hand, check the vendor's page. --json shows every bucket and source.");
    }

    private static string Price(decimal? price) => price?.ToString("0.####", CultureInfo.InvariantCulture) ?? "unknown";
}
