using System.CommandLine;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;

namespace Suffice.Cli.Inputs;

/// <summary>What a calibration shall promise, the same in every command that makes one.</summary>
internal sealed class PromiseOptions
{
    private readonly Option<double?> risk = new("--risk") { Description = "The largest share of all calls that may be served a wrong answer where the last rung's would have been right, such as 0.03." };
    private readonly Option<double?> floorRisk = new("--floor-risk") { Description = "The largest share of all calls that may be served a lower rung's wrong answer, whatever the last rung would have said." };
    private readonly Option<double?> keep = new("--keep") { Description = "The least share of the last rung's accuracy to keep, such as 0.99." };
    private readonly Option<double> confidence = new("--confidence") { Description = "How sure the promise shall be.", DefaultValueFactory = _ => 0.95 };
    private readonly Option<double> held = new("--held") { Description = "The share of the items held back from fitting, for the threshold.", DefaultValueFactory = _ => 0.5 };
    private readonly Option<int> goodFor = new("--good-for") { Description = "Days until a person must look again.", DefaultValueFactory = _ => 90 };
    private readonly Option<decimal> secondWorth = new("--second-worth") { Description = "What a second of waiting is worth in USD when ways to serve are compared." };
    private readonly Option<int> seed = new("--seed") { Description = "Seed of splits and fits.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> withoutCategory = new("--without-category") { Description = "Do not believe the category that a call's metadata names." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.AddAll(risk, floorRisk, keep, confidence, held, goodFor, secondWorth, seed, withoutCategory);
    }

    /// <summary>The share to keep, alone.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>The share; <see langword="null"/> when none was typed.</returns>
    public double? KeepOf(ParseResult parsed) => Made(PromiseKind.Share, keep, parsed)?.Value;

    /// <summary>What a classifier of tasks takes of these options.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>How sure, what share is held back, good for how long, and the seed.</returns>
    /// <exception cref="CommandException">A promise of another kind, or a number out of its range.</exception>
    public (double Confidence, double HeldShare, TimeSpan GoodFor, int Seed) NamingOf(ParseResult parsed) =>
        new Option[] { risk, floorRisk, keep, secondWorth, withoutCategory }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other
            ? throw new CommandException(ExitCode.WrongUse, $"{other.Name} has no meaning with --tasks: which task a call is costs nothing and answers nothing; --right says how often a named task must be right")
            : (Sure(parsed),
                Held(parsed),
                GoodFor(parsed),
                parsed.GetValue(seed));

    /// <summary>Reads what was typed, before anything else is read.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>Completes an order with it.</returns>
    /// <exception cref="CommandException">Two promises at once, or a number out of its range.</exception>
    public Func<CalibrationOrder, CalibrationOrder> Read(ParseResult parsed)
    {
        Promise[] promises = [.. new[] { Made(PromiseKind.Regret, risk, parsed), Made(PromiseKind.FloorRisk, floorRisk, parsed), Made(PromiseKind.Share, keep, parsed) }.OfType<Promise>()];
        if (promises.Length > 1)
        {
            throw new CommandException(ExitCode.WrongUse, "one promise at a time: --risk, --floor-risk or --keep");
        }

        double heldShare = Held(parsed);
        TimeSpan validity = GoodFor(parsed);
        decimal worth = Numbers.Within<decimal>(secondWorth, parsed.GetValue(secondWorth), 0, 1000)!.Value;

        return order => order with
        {
            Promise = promises.FirstOrDefault(),
            HeldShare = heldShare,
            GoodFor = validity,
            SecondWorthUsd = worth,
            Learning = order.Learning with { Seed = parsed.GetValue(seed), UseCategory = !parsed.GetValue(withoutCategory) },
        };
    }

    private Promise? Made(PromiseKind kind, Option<double?> option, ParseResult parsed) => Numbers.Within(option, parsed.GetValue(option), 0.0001, 1) is { } value
        ? new Promise(kind, value, Sure(parsed))
        : null;

    private double Sure(ParseResult parsed) => Numbers.Within<double>(confidence, parsed.GetValue(confidence), 0.5, 0.9999)!.Value;

    private double Held(ParseResult parsed) => Numbers.Within<double>(held, parsed.GetValue(held), 0.1, 0.9)!.Value;

    private TimeSpan GoodFor(ParseResult parsed) => TimeSpan.FromDays(Numbers.Within<int>(goodFor, parsed.GetValue(goodFor), 1, 3650)!.Value);
}
