using System.Globalization;
using System.Net.Http.Headers;

namespace Suffice.Evidence.Story;

/// <summary>The calls held back, made by an ordinary HTTP client, a few at a time.</summary>
/// <param name="task">The task that the calls name.</param>
/// <param name="atOnce">How many at a time.</param>
internal sealed class HeldTraffic(string task, int atOnce)
{
    /// <summary>Makes them.</summary>
    /// <param name="gateway">Where the gateway listens.</param>
    /// <param name="held">The calls.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="InvalidOperationException">A call was not answered.</exception>
    public async Task<IReadOnlyList<HeldCall>> PlayAsync(Uri gateway, IReadOnlyList<StoryItem> held, CancellationToken cancellationToken)
    {
        using HttpClient http = new() { BaseAddress = gateway };
        HeldCall[] answered = new HeldCall[held.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, held.Count),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (i, token) => answered[i] = await SendAsync(http, held[i], token));

        return answered;
    }

    private async Task<HeldCall> SendAsync(HttpClient http, StoryItem item, CancellationToken cancellationToken)
    {
        using HttpRequestMessage call = new(HttpMethod.Post, "v1/chat/completions") { Content = new ReadOnlyMemoryContent(item.Body()) };
        call.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        call.Headers.Add("x-suffice-task", task);
        using HttpResponseMessage answer = await http.SendAsync(call, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{item.Call.Id}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }

        string Told(string name) => answer.Headers.GetValues(name).Single();

        return new HeldCall(item, Told("x-suffice-model") == StoryCase.SmallName, Told("x-suffice-path").Contains(StoryCase.LargeName, StringComparison.Ordinal), decimal.Parse(Told("x-suffice-cost"), CultureInfo.InvariantCulture));
    }
}
