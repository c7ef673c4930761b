// Every page works without this file; it only saves a page load or a second click.
(function () {
  'use strict';

  // A page that a cache between here and the store has kept shows nobody's cart: the count is put in here.
  var badge = document.querySelector('.cart-link .badge');
  var count = /(?:^|; )meo_count=([0-9]{1,8})(?:;|$)/.exec(document.cookie);
  if (badge && count && badge.textContent === '0') {
    badge.textContent = count[1];
  }

  // Choosing a variant shows its picture and price at once.
  var picture = document.getElementById('product-picture');
  var price = document.getElementById('product-price');
  document.querySelectorAll('.variant input').forEach(function (input) {
    input.addEventListener('change', function () {
      var chosen = input.closest('.variant').dataset;
      var modern = picture.parentNode.querySelector('source');
      if (modern) {
        modern.srcset = chosen.webp || '';
      }
      picture.src = chosen.picture;
      picture.alt = chosen.alt;
      price.textContent = chosen.price;
      price.className = chosen.was ? 'price-now' : 'price-full';
      var was = document.getElementById('product-was');
      if (was) {
        was.textContent = chosen.was;
      }
    });
  });

  // A second click on "Place order" while the first one is under way does nothing.
  var place = document.getElementById('place');
  if (place) {
    place.form.addEventListener('submit', function (event) {
      if (place.getAttribute('aria-disabled') === 'true') {
        event.preventDefault();
        return;
      }
      place.setAttribute('aria-disabled', 'true');
      place.dataset.label = place.value;
      place.value = place.dataset.busy;
    });
    // Coming back by the browser's button shows the page as it was left.
    window.addEventListener('pageshow', function (event) {
      if (event.persisted) {
        place.removeAttribute('aria-disabled');
        place.value = place.dataset.label || place.value;
      }
    });
  }

  // While a payment is being confirmed the order's page looks again by itself.
  var refresh = document.querySelector('[data-refresh]');
  if (refresh) {
    window.setTimeout(function () { window.location.reload(); }, refresh.dataset.refresh * 1000);
  }

  // A menu left open closes when something else is clicked, or by Escape.
  var menu = document.querySelector('.menu');
  if (menu) {
    document.addEventListener('click', function (event) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
    menu.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') {
        menu.open = false;
        menu.querySelector('summary').focus();
      }
    });
  }

  // What was looked at last is remembered by this browser alone; the store is asked for the cards only.
  var recent = document.getElementById('recently-viewed');
  if (recent) {
    var slugs = [];
    try {
      slugs = JSON.parse(window.localStorage.getItem('meo_recent')) || [];
    } catch (unreadable) {
      // No storage, or not ours: nothing is shown.
    }
    slugs = (Array.isArray(slugs) ? slugs : []).filter(function (slug) {
      return typeof slug === 'string' && /^[a-z0-9-]{1,160}$/.test(slug) && slug !== recent.dataset.seen;
    }).slice(0, 12);
    if (slugs.length) {
      window.fetch(recent.dataset.url + '?' + slugs.map(function (slug) { return 'p=' + slug; }).join('&'))
        .then(function (answer) { return answer.ok ? answer.text() : ''; })
        .then(function (cards) {
          recent.lastElementChild.innerHTML = cards;
          recent.hidden = !recent.querySelector('li');
        }, function () { recent.hidden = true; });
    }
    if (recent.dataset.seen) {
      try {
        window.localStorage.setItem('meo_recent', JSON.stringify([recent.dataset.seen].concat(slugs).slice(0, 12)));
      } catch (full) {
        // Then it is not remembered.
      }
    }
  }

  // A link to the form for mails opens it.
  var alertForm = document.getElementById('stock-alert');
  if (alertForm && window.location.hash === '#stock-alert') {
    alertForm.open = true;
  }
})();
