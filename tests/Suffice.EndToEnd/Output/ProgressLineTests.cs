using Suffice.Cli.Output;

namespace Suffice.EndToEnd.Output;

public sealed class ProgressLineTests
{
    [Fact]
    public async Task While_WorkThatDoesNotLookAtItsToken_IsNotWaitedFor()
    {
        TaskCompletionSource<int> never = new();
        using CancellationTokenSource stop = new();
        Task<int> waiting = ProgressLine.WhileAsync("fitting", () => never.Task, stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task While_WorkThatEnds_GivesWhatCameOfIt() =>
        (await ProgressLine.WhileAsync("fitting", () => Task.FromResult(7), TestContext.Current.CancellationToken)).ShouldBe(7);

    [Fact]
    public async Task While_WorkThatFails_FailsInItsOwnWords() =>
        await Should.ThrowAsync<InvalidDataException>(() => ProgressLine.WhileAsync<int>("fitting", () => throw new InvalidDataException("line 3"), TestContext.Current.CancellationToken));
}
