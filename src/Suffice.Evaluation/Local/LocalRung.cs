using Suffice.Catalog;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Labelled;
using Suffice.Learning.Labels;
using Suffice.Learning.Ladders;
using Suffice.Policy;

namespace Suffice.Evaluation.Local;

/// <summary>Trains a local rung on a recording's references and calibrates it as any other: below the ladder, so that it becomes local, small, large.</summary>
/// <remarks>
/// What it answers to calls that it was trained on says nothing. On the fitting calls its answers come from models that did not see
/// them (out of fold); on the held ones from the model that will serve, which never saw them, so that the promise is proved on just that model.
/// </remarks>
/// <param name="catalog">The models that are known.</param>
/// <param name="time">Dates prices and calibrations.</param>
public sealed class LocalRung(ModelCatalog catalog, TimeProvider time)
{
    /// <summary>How the rung is called.</summary>
    public const string Name = "local";

    /// <summary>Trains and calibrates.</summary>
    /// <param name="recordings">The recordings.</param>
    /// <param name="ladder">The models above the local one, cheapest first; at least one.</param>
    /// <param name="second">The second model; <see langword="null"/> for none.</param>
    /// <param name="prices">Prices that hold before the catalogue's, by model.</param>
    /// <param name="field">The field of a reference's object that holds the label; <see langword="null"/> for what the call's schema says, else the whole reference.</param>
    /// <param name="order">Completes the order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calibration, the labelled calls and the local model's content.</returns>
    /// <exception cref="ReplayException">The references are no closed set of labels, or too few items can be used; the message says why.</exception>
    /// <exception cref="Providers.Recordings.RecordingException">A recording cannot be read.</exception>
    public async Task<LocalCalibration> MakeAsync(
        IReadOnlyList<string> recordings,
        IReadOnlyList<string> ladder,
        string? second,
        IReadOnlyDictionary<string, TokenPrices> prices,
        string? field,
        Func<CalibrationOrder, CalibrationOrder> order,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(order);
        CalibrationOrder asked = order(new CalibrationOrder { Task = string.Empty, Ladder = [], Gate = string.Empty });
        LabelledCall[] calls = await LabelledAsync(recordings, ladder, second, new LabelReading(field), cancellationToken).ConfigureAwait(false);
        (LocalModel model, LocalAnswers answers) = Train(calls, asked, field, cancellationToken);
        using LocalRecording recording = await LocalRecording.WriteAsync(recordings, answers.Of, field, cancellationToken).ConfigureAwait(false);
        (CalibrationOutcome outcome, LabelledCalls labelled) = await new RecordedCalibration(catalog, time).MakeAsync(
            [recording.Path], [Name, .. ladder], second, Priced(prices), told => WithPin(order(told), model.Id), cancellationToken).ConfigureAwait(false);

        return new LocalCalibration(outcome, labelled, model);
    }

    /// <summary>Prices with that of the local rung, which is nothing.</summary>
    /// <param name="prices">The prices of the others.</param>
    /// <returns>All.</returns>
    internal static IReadOnlyDictionary<string, TokenPrices> Priced(IReadOnlyDictionary<string, TokenPrices> prices) =>
        new Dictionary<string, TokenPrices>(prices, StringComparer.Ordinal) { [Name] = new TokenPrices { Input = 0, Output = 0 } };

    private static CalibrationOrder WithPin(CalibrationOrder order, string id) =>
        order with { Ladder = [new PinnedModel(Name, id), .. order.Ladder.Skip(1)] };

    // The label in the place of the reference, read as distil reads it.
    private static async Task<LabelledCall[]> LabelledAsync(
        IReadOnlyList<string> recordings, IReadOnlyList<string> ladder, string? second, LabelReading reading, CancellationToken cancellationToken)
    {
        LabelledCalls read = await new LabelledRecording((_, _) => null, StructuralGate.Checks).ReadAsync(recordings, ladder, second, cancellationToken).ConfigureAwait(false);
        LabelledCall[] referenced = [.. read.Calls.Where(call => call.Reference is not null)];
        LabelledCall[] calls = [.. referenced
            .Select(call => call with { Reference = reading.Of(call.Request, call.Reference!) })
            .Where(call => call.Reference is not null)];
        LabelExamples found = new(
            string.Join(", ", recordings),
            [.. calls.Select(ExampleOf)],
            [
                .. LeftOut.Told(read.Skipped, $"have no judged answer of every model ({string.Join(", ", ladder)})"),
                .. LeftOut.Told(read.Calls.Count - referenced.Length, "have no reference"),
                .. LeftOut.Told(referenced.Length - calls.Length, reading.ToldUnread),
            ]);
        ClosedLabels.Of(found);

        return calls.Length >= 4 * LadderLearner.FewestCalls ? calls : throw new ReplayException(
            $"{calls.Length} items have a reference and a judged answer of every model ({string.Join(", ", ladder)}); a local rung wants at least {4 * LadderLearner.FewestCalls}");
    }

    private static LabelExample ExampleOf(LabelledCall call) => new(call.Request, call.Reference!, call.SplitKey);

    private static (LocalModel Model, LocalAnswers Answers) Train(LabelledCall[] calls, CalibrationOrder order, string? field, CancellationToken cancellationToken)
    {
        (IReadOnlyList<LabelledCall> fitted, IReadOnlyList<LabelledCall> held) = order.Promise is null
            ? (calls, [])
            : CallSplit.Of(calls, order.HeldShare, order.Learning.Seed);
        LabelLearning learning = new() { Seed = order.Learning.Seed, Field = field };
        LabelExample[] examples = [.. fitted.Select(ExampleOf)];
        (LabelClassifier classifier, IReadOnlyList<LabelGuess> heldOut) = LabelLearner.Fit(examples, learning, cancellationToken);
        LocalAnswers answers = new();
        foreach ((LabelledCall call, LabelGuess guess) in fitted.Zip(heldOut))
        {
            answers.Add(call, guess);
        }

        foreach (LabelledCall call in held)
        {
            answers.Add(call, classifier.Guess(call.Request));
        }

        return (LocalModel.Of(classifier), answers);
    }
}
