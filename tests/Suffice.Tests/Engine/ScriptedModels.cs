using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Tests.Engine;

/// <summary>Stand-in models: each answers from a script, call by call; what was asked of them is kept.</summary>
/// <remarks>A script is a model's, as <c>small</c>, or a model's at one provider, as <c>small@a</c>.</remarks>
internal sealed class ScriptedModels : IModelClients, IModelClient
{
    private readonly Dictionary<string, Queue<Func<CancellationToken, Task<object>>>> scripts = new(StringComparer.Ordinal);

    private readonly Channel<ModelCall> came = Channel.CreateUnbounded<ModelCall>();

    public List<ModelCall> Calls { get; } = [];

    /// <summary>Waits until one more call has come than was waited for before.</summary>
    public async Task NextCallAsync() => await came.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

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

    /// <summary>Answers once the clock has moved on by a time.</summary>
    public ScriptedModels SaysAfter(string model, TimeSpan wait, string text, TimeProvider clock) => Then(model, async cancel =>
    {
        await Task.Delay(wait, clock, cancel);
        return Answer(text);
    });

    /// <summary>Fails once the clock has moved on by a time.</summary>
    public ScriptedModels FailsAfter(string model, TimeSpan wait, FailureKind kind, TimeProvider clock) => Then(model, async cancel =>
    {
        await Task.Delay(wait, clock, cancel);
        return new CallFailure(kind, $"scripted {kind}");
    });

    private ScriptedModels Then(string model, Func<CancellationToken, Task<object>> step)
    {
        if (!scripts.TryGetValue(model, out Queue<Func<CancellationToken, Task<object>>>? script))
        {
            scripts[model] = script = new();
        }

        script.Enqueue(step);
        return this;
    }

    private Task<object> NextAsync(ModelCall call, CancellationToken cancellationToken)
    {
        Func<CancellationToken, Task<object>>? step;
        lock (Calls)
        {
            Calls.Add(call);
            came.Writer.TryWrite(call);
            step = Next($"{call.Model.Name}@{call.Provider.Name}") ?? Next(call.Model.Name);
        }

        return step?.Invoke(cancellationToken)
            ?? throw new InvalidOperationException($"nothing is scripted for {call.Model.Name} at {call.Provider.Name}");
    }

    private Func<CancellationToken, Task<object>>? Next(string script)
    {
        return scripts.TryGetValue(script, out Queue<Func<CancellationToken, Task<object>>>? steps) && steps.TryDequeue(out Func<CancellationToken, Task<object>>? step) ? step : null;
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
