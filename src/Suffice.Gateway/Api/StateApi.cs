using System.Reflection;
using Microsoft.AspNetCore.Http;
using Suffice.Engine;
using Suffice.Gateway.Health;
using Suffice.Policy;
using Suffice.Policy.Reloading;

namespace Suffice.Gateway.Api;

/// <summary>What is in force and how the gateway does: tasks, models, policy, health.</summary>
internal sealed class StateApi(PolicyHost policies, GatewayHealth health, SufficeEngine engine, TimeProvider time)
{
    private static readonly string Version =
        typeof(StateApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Handles <c>GET /api/tasks</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task TasksAsync(HttpContext context) => AnswerAsync(context, () =>
    {
        SufficePolicy policy = policies.Current;

        return new TaskList([.. policy.Tasks.Select(TaskView.Of)], policy.Default is { } rest ? TaskView.Of(rest) : null);
    });

    /// <summary>Handles <c>GET /api/models</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ModelsAsync(HttpContext context) => AnswerAsync(context, () =>
    {
        SufficePolicy policy = policies.Current;
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

        return new ModelList(
            policy.PriceVersion,
            [.. policy.Models.Values.Distinct().OrderBy(model => model.Name, StringComparer.Ordinal).Select(model => ModelView.Of(model, today))]);
    });

    /// <summary>Handles <c>GET /api/policy</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task PolicyAsync(HttpContext context) => AnswerAsync(context, () => PolicyView.Of(policies.Current, policies.LastReload));

    /// <summary>Handles <c>GET /api/health</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task HealthAsync(HttpContext context) => AnswerAsync(context, () =>
    {
        HealthState now = health.Look();
        SufficePolicy policy = policies.Current;

        return new HealthView(
            now.Status,
            Version,
            new PolicyHealth(policy.Version, policy.PriceVersion, now.LastReload),
            now.KeysProblem,
            now.Ledger,
            [.. engine.Peers.Snapshot().OrderBy(route => route.Provider, StringComparer.Ordinal).ThenBy(route => route.Model, StringComparer.Ordinal)]);
    });

    private static Task AnswerAsync<T>(HttpContext context, Func<T> answer) =>
        new ApiQuery(context.Request.Query, []).Error is { } wrong
            ? ApiAnswer.RefuseAsync(context, wrong)
            : ApiAnswer.WriteAsync(context, answer());
}
