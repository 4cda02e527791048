using Suffice.Providers.Peers;
using Suffice.Reports;

namespace Suffice.Dashboard.Models;

/// <summary>What of a model somebody should look at.</summary>
internal static class ModelWarnings
{
    /// <summary>How old a look at a price may be: a quarter.</summary>
    public const int MostDaysUnchecked = 90;

    private const int RetiresSoon = 90;

    /// <summary>Finds it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="today">Today.</param>
    /// <returns>Sentences without their full stop.</returns>
    public static IEnumerable<string> Of(ModelFigures model, DateOnly today)
    {
        if (model.DaysLeft is { } left and <= RetiresSoon)
        {
            yield return left < 0 ? $"its vendor retired it on {Figures.Day(model.RetiresOn!.Value)}" : $"its vendor retires it on {Figures.Day(model.RetiresOn!.Value)}, in {Figures.Count(left, "day")}";
        }

        if (model.Price is null && (!model.Tasks.IsEmpty || model.Spend is not null))
        {
            yield return "no price holds today: its calls are unpriced, and no saving of them is told";
        }

        if (model.Price is { Provisional: true })
        {
            yield return "its price is provisional: read second hand, check the vendor's page";
        }

        if (model.Price?.CheckedOn is { } day && today.DayNumber - day.DayNumber is var age and > MostDaysUnchecked)
        {
            yield return $"its price was last checked {Figures.Count(age, "day")} ago, on {Figures.Day(day)}";
        }

        if (model.Spend is { Unpriced: > 0 } spend)
        {
            yield return $"{Figures.Count(spend.Unpriced, "call")} without a price";
        }

        if (model.Canaries is { IsAlarm: true } canaries)
        {
            yield return $"it answers otherwise than in its first week: {canaries.Told}";
        }

        if (!model.AnsweredBy.IsEmpty)
        {
            yield return $"the provider said that {string.Join(", ", model.AnsweredBy)} answered";
        }

        if (model.Routes is { } routes && routes.Any(route => route.State != BreakerState.Closed))
        {
            yield return $"calls are kept away from {string.Join(", ", routes.Where(route => route.State != BreakerState.Closed).Select(route => route.Provider))}: it failed too often";
        }
    }
}
