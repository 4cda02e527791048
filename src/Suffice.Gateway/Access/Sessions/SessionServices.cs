using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Suffice.Gateway.Access.Sessions;

/// <summary>Registers how people sign in: the framework's own cookie, antiforgery tokens and data protection.</summary>
internal static class SessionServices
{
    /// <summary>The field of every form that shows that a page of this gateway sent it.</summary>
    public const string TokenField = "token";

    /// <summary>The same for a script.</summary>
    public const string TokenHeader = "x-suffice-token";

    private const string FormCookie = "suffice-form";

    /// <summary>Registers it.</summary>
    /// <param name="services">Where.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(PersonSessions.Cookie).AddCookie(PersonSessions.Cookie, Set);
        services.AddAntiforgery(Set);
        services.AddDataProtection().SetApplicationName("suffice");
        services.AddOptions<KeyManagementOptions>().Configure<SealingKeys>((options, keys) => options.XmlRepository = keys);

        return services
            .AddSingleton<SessionFolder>()
            .AddSingleton<SealingKeys>()
            .AddSingleton<EndedSessions>()
            .AddSingleton<WrongTries>()
            .AddSingleton<PersonSessions>();
    }

    /// <summary>Leaves it to the gates whose session is looked at: calls of models have none, and must not wait for one.</summary>
    /// <param name="application">The application, which would look at every call's.</param>
    /// <returns>The same.</returns>
    public static IApplicationBuilder WithoutSessionsForAll(this IApplicationBuilder application)
    {
        // The word by which WebApplication knows that it need not add the framework's middleware itself.
        application.Properties["__AuthenticationMiddlewareSet"] = true;

        return application;
    }

    private static void Set(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = PersonSessions.Cookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = PersonSessions.Idle;
        options.SlidingExpiration = true;
    }

    private static void Set(AntiforgeryOptions options)
    {
        options.Cookie.Name = FormCookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.FormFieldName = TokenField;
        options.HeaderName = TokenHeader;
        options.SuppressXFrameOptionsHeader = true;
    }
}
