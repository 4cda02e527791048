using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Providers;

namespace Suffice.EndToEnd.Samples;

/// <summary>The simulated models of one case: each call is told by its instructions, and answered from the case; what was asked is kept.</summary>
/// <param name="sample">The sample.</param>
/// <param name="simulated">The case.</param>
/// <param name="tasks">The task of each step that a model answers.</param>
internal sealed partial class SimulatedModels(SampleFolder sample, SimulatedCase simulated, IReadOnlyDictionary<string, string> tasks) : IModelClients, IModelClient
{
    // A gate stops an answer that is beyond hope, and tells the model so with the piece it had: cut as a replay cuts.
    private const int PieceLength = 20;

    private readonly ImmutableDictionary<string, string> stepByTitle =
        tasks.ToImmutableDictionary(step => File.ReadLines(sample.PathOf("tasks", step.Value, "rubric.md")).First(), step => step.Key);

    /// <summary>What was asked.</summary>
    public ConcurrentQueue<SimulatedAsk> Asked { get; } = [];

    public IModelClient For(ProviderDefinition provider) => this;

    public ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken) => new(new ModelReply(AnswerTo(call), null, TimeSpan.Zero));

    public ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) =>
        new(new ModelStream(AnswerEvents.Of(AnswerTo(call), PieceLength).ToAsyncEnumerable(), null));

    private ChatAnswer AnswerTo(ModelCall call)
    {
        string title = call.Request.SystemText().Split('\n')[0];
        string step = stepByTitle.TryGetValue(title, out string? known)
            ? known
            : throw new InvalidOperationException($"{simulated.Id}: no step has the instructions that begin with '{title}'");
        int index = PostNumber.Match(call.Request.ConversationText()) is { Success: true } post
            ? int.Parse(post.Groups["number"].Value, CultureInfo.InvariantCulture)
            : 0;
        ImmutableArray<SimulatedAnswers> answers = simulated.Steps[step];
        SimulatedAsk ask = new(step, answers.Length > 1 ? index : 0, call.Request, call.Model.Name)
        {
            Answers = answers[answers.Length > 1 ? index - 1 : 0],
            Attempt = call.Request.Messages.Count(message => message.Role == ChatRole.Assistant),
        };
        Asked.Enqueue(ask);

        return SimulatedModel.Named(call.Model.Name).Answer(call.Request, ask.Answers.Text(call.Model.Name, ask.Attempt));
    }

    [GeneratedRegex("^Post (?<number>[1-9]) of 6", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex PostNumber { get; }
}

/// <summary>One call that a simulated model was asked.</summary>
/// <param name="Step">The pipeline's step.</param>
/// <param name="Index">Which repetition, from 1; 0 for a step that is not repeated.</param>
/// <param name="Request">The call.</param>
/// <param name="Model">The model's name in the policy.</param>
internal sealed record SimulatedAsk(string Step, int Index, ChatRequest Request, string Model)
{
    /// <summary>What models answer to it.</summary>
    public required SimulatedAnswers Answers { get; init; }

    /// <summary>How often the model was told before that its answer was wrong.</summary>
    public required int Attempt { get; init; }
}
