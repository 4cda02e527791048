using System.Runtime.CompilerServices;
using Suffice.Chat;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Tests.Engine;

/// <summary>Stand-in models: each answers from a script, call by call; what was asked of them is kept.</summary>
internal sealed class ScriptedModels : IModelClients, IModelClient
{
    private readonly Dictionary<string, Queue<Func<CancellationToken, Task<object>>>> scripts = new(StringComparer.Ordinal);

    public List<ModelCall> Calls { get; } = [];

    public int DisposedStreams { get; private set; }

    public IModelClient For(ProviderDefinition provider) => this;

    public ScriptedModels Says(string model, string text, long input = 100, long output = 10) =>
        Then(model, _ => Task.FromResult<object>(Answer(text, input, output)));

    public ScriptedModels Answers(string model, ChatAnswer answer) => Then(model, _ => Task.FromResult<object>(answer));

    public ScriptedModels Fails(string model, FailureKind kind) =>
        Then(model, _ => Task.FromResult<object>(new CallFailure(kind, $"scripted {kind}")));

    public ScriptedModels Fails(string model, CallFailure failure) => Then(model, _ => Task.FromResult<object>(failure));

    public ScriptedModels Hangs(string model) => Then(model, async cancel =>
    {
        await Task.Delay(Timeout.Infinite, cancel);
        return new object();
    });

    public ScriptedModels Streams(string model, params ChatEvent[] events) =>
        Then(model, _ => Task.FromResult<object>(events));

    public static ChatAnswer Answer(string text, long input = 100, long output = 10) => new()
    {
        Parts = [new TextPart(text)],
        StopReason = StopReason.Done,
        Usage = new TokenUsage { Input = input, Output = output, Basis = UsageBasis.Reported },
    };

    public async ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        object next = await NextAsync(call, cancellationToken);

        return new ModelReply(next as ChatAnswer, next as CallFailure, TimeSpan.FromMilliseconds(5));
    }

    public async ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) =>
        await NextAsync(call, cancellationToken) switch
        {
            CallFailure failure => new ModelStream(null, failure),
            ChatAnswer answer => new ModelStream(Play([.. AnswerEvents.Of(answer)], cancellationToken), null),
            ChatEvent[] events => new ModelStream(Play(events, cancellationToken), null),
            var other => throw new InvalidOperationException($"a script cannot stream {other}"),
        };

    /// <summary>A step of the test's own: what it returns is an answer, a failure or the events of a stream.</summary>
    public ScriptedModels Does(string model, Func<Task<object>> step) => Then(model, _ => step());

    private ScriptedModels Then(string model, Func<CancellationToken, Task<object>> step)
    {
        if (!scripts.TryGetValue(model, out var script))
        {
            scripts[model] = script = new();
        }

        script.Enqueue(step);
        return this;
    }

    private Task<object> NextAsync(ModelCall call, CancellationToken cancellationToken)
    {
        Calls.Add(call);

        return scripts.TryGetValue(call.Model.Name, out var script) && script.TryDequeue(out var step)
            ? step(cancellationToken)
            : throw new InvalidOperationException($"nothing is scripted for {call.Model.Name}");
    }

    private async IAsyncEnumerable<ChatEvent> Play(ChatEvent[] events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            foreach (ChatEvent step in events)
            {
                await (step is Silence ? Task.Delay(Timeout.Infinite, cancellationToken)
                    : step is Collapse ? Task.FromException(new InvalidOperationException("a mistake of ours"))
                    : Task.CompletedTask);
                yield return step;
            }
        }
        finally
        {
            DisposedStreams++;
        }
    }
}

/// <summary>In a script: the model says nothing more until it is cancelled.</summary>
internal sealed record Silence : ChatEvent;

/// <summary>In a script: reading the stream throws what no client should.</summary>
internal sealed record Collapse : ChatEvent;
