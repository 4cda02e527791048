using System.Globalization;
using Spectre.Console;
using Suffice.Files;
using Suffice.Routing;

namespace Suffice.Cli.Output;

/// <summary>A route in sentences.</summary>
internal static class RouteText
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="route">The route.</param>
    public static void Write(IAnsiConsole console, RouteSummary route)
    {
        console.WriteLine($"task      {route.Task ?? "(none: a named model)"}");
        console.WriteLine($"told by   {EnumWord.Of(route.Source)}: {route.Why}");
        if (route.TaskWhy is not null)
        {
            console.WriteLine($"because   {route.TaskWhy}");
        }

        console.WriteLine($"prompt    about {route.PromptTokens.ToString("N0", CultureInfo.InvariantCulture)} tokens; fingerprint {route.Fingerprint ?? "none"}");
        foreach (RungSummary rung in route.Rungs)
        {
            string mark = rung.Model == route.Start ? "starts on" : "then     ";
            string fit = rung.Unfit is null ? $"prompt {Amounts.Usd(rung.PromptCostUsd)}, at most {Amounts.Usd(rung.WorstCaseUsd)}" : $"not fit: {rung.Unfit}";
            console.WriteLine($"{mark} {rung.Model} ({rung.Id} at {rung.Provider}); {fit}{(rung.Lossy is { } lossy ? $"; loses {string.Join(", ", lossy)}" : string.Empty)}");
        }

        if (route.AboveReason is { } above)
        {
            console.WriteLine($"above     the first rung is left out: {above}");
        }

        console.WriteLine($"gate      {(route.Gate.Count == 0 ? "none: the answer is passed on as it comes" : string.Join(", ", route.Gate))}");
        console.WriteLine($"baseline  {route.Baseline}");
    }
}
