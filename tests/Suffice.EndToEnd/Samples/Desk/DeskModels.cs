using System.Collections.Concurrent;
using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Providers;

namespace Suffice.EndToEnd.Samples.Desk;

/// <summary>The simulated models of the service desk: a call is told by the ticket in it, and answered from the ticket's case; what was asked is kept.</summary>
/// <param name="cases">The cases, by ticket.</param>
internal sealed class DeskModels(IReadOnlyDictionary<string, DeskCase> cases) : IModelClients, IModelClient
{
    private const string Opening = "Ticket ";

    /// <summary>What was asked.</summary>
    public ConcurrentQueue<DeskAsk> Asked { get; } = [];

    public IModelClient For(ProviderDefinition provider) => this;

    public ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken) => new(new ModelReply(AnswerTo(call), null, TimeSpan.Zero));

    public ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) =>
        new(new ModelStream(AnswerEvents.Of(AnswerTo(call), 20).ToAsyncEnumerable(), null));

    private ChatAnswer AnswerTo(ModelCall call)
    {
        ImmutableArray<ChatMessage> messages = call.Request.Messages;
        string shown = messages.First(message => message.Role == ChatRole.User).Parts.OfType<TextPart>().First().Text;
        string id = shown.Split('\n')[0][Opening.Length..];
        DeskAsk ask = new(cases[id], call.Request, call.Model.Name) { Attempt = messages.Count(message => message.Role == ChatRole.Assistant) };
        Asked.Enqueue(ask);

        return SimulatedModel.Named(ask.Model).Answer(ask.Request, ask.Answers.Text(ask.Model, ask.Attempt));
    }
}

/// <summary>One call that a simulated model was asked.</summary>
/// <param name="Case">The case of its ticket.</param>
/// <param name="Request">The call.</param>
/// <param name="Model">The model's name in the policy.</param>
internal sealed record DeskAsk(DeskCase Case, ChatRequest Request, string Model)
{
    /// <summary>How often the model was told before that its answer was wrong.</summary>
    public required int Attempt { get; init; }

    /// <summary>What models answer to it.</summary>
    public SimulatedAnswers Answers => Case.Answers ?? throw new InvalidOperationException($"{Case.Id}: a rule of code decides, and a model was asked");
}
