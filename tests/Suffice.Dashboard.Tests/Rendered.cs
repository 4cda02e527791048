using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Tests;

/// <summary>A page's HTML, as the gateway would send it.</summary>
internal static class Rendered
{
    public static PageFrame Frame(string path, bool mayReview = true, bool mayDecide = false) => new()
    {
        Title = "A page",
        Section = "queue",
        Path = path,
        Now = new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero),
        MayReview = mayReview,
        MayDecide = mayDecide,
        TokenField = "token",
        Token = "tok",
    };

    public static Task<string> OfAsync<TPage>(PageFrame frame, object figures)
        where TPage : IComponent => WithAsync<TPage>(new Dictionary<string, object?> { ["Frame"] = frame, ["Figures"] = figures });

    public static async Task<string> WithAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);

        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
