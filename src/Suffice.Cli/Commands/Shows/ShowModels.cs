using System.CommandLine;
using Suffice.Dashboard.Models;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show models</c> and <c>suffice show model NAME</c>.</summary>
internal static class ShowModels
{
    /// <summary>Makes the command of all.</summary>
    /// <returns>The command.</returns>
    public static Command Make() => PageShowing.Make(new ShownPage<ModelsFigures>(
        "models", "Models: prices with their sources and dates, retirement, spending, and whether they are still what was measured.\n\nExample: suffice show models --days 7")
    {
        Read = inputs => new ModelsReading(inputs.Policies, inputs.Time).Read(inputs.Period),
        Tables = figures => ModelTables.Of(figures),
        HasPeriod = true,
    });

    /// <summary>Makes the command of one.</summary>
    /// <returns>The command.</returns>
    public static Command MakeOne()
    {
        Argument<string> model = new("model") { Description = "The model, by its name in the policy, its id or an alias." };

        return PageShowing.Make(new ShownPage<ModelFigures>(
            "model", "One model: every dated price, pin, retirement, spending, canaries, shadows.\n\nExample: suffice show model haiku --csv prices")
        {
            Named = model,
            Read = inputs => new ModelsReading(inputs.Policies, inputs.Time).Read(inputs.Parsed.GetValue(model)!, inputs.Period),
            Tables = figures => ModelTables.Of(figures),
            Lead = figures => figures.Warnings,
            HasPeriod = true,
            Absent = inputs => $"the policy knows no model \"{inputs.Parsed.GetValue(model)}\"; 'suffice show models' lists those it knows",
        });
    }
}
